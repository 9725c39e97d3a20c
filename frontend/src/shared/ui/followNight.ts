/** Light or dark as the device has it, also when that changes: for pages that offer no choice of their own. */
export function followNight(): void {
  const night = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => (document.documentElement.dataset.theme = night.matches ? 'dark' : 'light')
  night.addEventListener('change', follow)
  follow()
}
