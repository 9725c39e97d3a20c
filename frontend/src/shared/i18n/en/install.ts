/** The app on the phone: on the home screen, and its newer versions. */
export const install = {
  title: 'Put it on the home screen',
  do: 'Install',
  way: {
    ask: 'Opens like any other app, works without network, and the browser won’t clear its data.',
    share: 'Tap the browser’s share button, then “Add to Home Screen”. It then works without network.',
    menu: 'Open the browser’s menu and tap “Install app” or “Add to Home screen”. It then works without network.',
  },
  newer: 'A new version',
  newer_hint: 'It is downloaded; half-filled steps are kept.',
  take: 'Use it now',
  later: 'Later',
}
