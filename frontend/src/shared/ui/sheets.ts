import { computed, shallowRef } from 'vue'

/** The sheets that are open, the topmost last. */
const open = shallowRef<symbol[]>([])

export const anySheet = computed(() => open.value.length > 0)
export const isTopmost = (sheet: symbol): boolean => open.value.at(-1) === sheet

export function raise(sheet: symbol): void {
  open.value = [...open.value.filter((each) => each !== sheet), sheet]
}

export function lower(sheet: symbol): void {
  open.value = open.value.filter((each) => each !== sheet)
}
