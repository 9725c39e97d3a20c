import { nextTick, ref, watch, type Ref } from 'vue'

/**
 * What a screen reader and a keyboard learn when the page asks for something else: the new heading is said, and
 * takes the focus when the customer turned to it themselves or when what had the focus is gone.
 */
export function useTopicFocus(topic: () => string, card: Readonly<Ref<HTMLElement | null>>) {
  const said = ref('')
  let asked = false

  watch(topic, async () => {
    const held = card.value?.contains(document.activeElement) ?? false
    await nextTick()
    const heading = card.value?.querySelector('h2')
    if (!heading) return
    said.value = heading.textContent ?? ''
    const lost = held && !card.value?.contains(document.activeElement)
    if (asked || lost) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: !asked })
      if (asked) heading.scrollIntoView({ block: 'center' })
    }
    asked = false
  })

  /** The customer themselves turns to something. */
  const byHand = () => (asked = true)

  return { said, byHand }
}
