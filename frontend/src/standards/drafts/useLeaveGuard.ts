import { ElMessageBox } from 'element-plus'
import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { t } from '@/shared/i18n'

/** Before the reader leaves, what isn't saved is saved (`flush`); if that fails he is asked. */
export function useLeaveGuard(dirty: () => boolean, flush: () => Promise<boolean>): void {
  async function mayLeave(): Promise<boolean> {
    if (!dirty() || await flush()) return true
    return ElMessageBox.confirm(t('console.drafts.leave'), t('console.drafts.leave_title'), {
      confirmButtonText: t('console.drafts.stay'),
      cancelButtonText: t('console.drafts.leave_anyway'),
      distinguishCancelAndClose: true,
      type: 'warning',
    }).then(() => false, (action: unknown) => action === 'cancel')
  }

  const onUnload = (event: BeforeUnloadEvent) => dirty() && event.preventDefault()
  onMounted(() => window.addEventListener('beforeunload', onUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onUnload))
  // To the login page without a question: the text waits on this device.
  onBeforeRouteLeave((to) => (to.name === 'login' ? true : mayLeave()))
}
