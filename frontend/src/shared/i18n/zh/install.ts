/** The app on the phone: on the home screen, and its newer versions. */
export const install = {
  title: '安装到桌面',
  do: '安装',
  way: {
    ask: '像普通应用一样从桌面打开，没网也能用，数据不会被浏览器清掉。',
    share: '点浏览器底部的分享按钮，再点“添加到主屏幕”。装好后没网也能用。',
    menu: '打开浏览器菜单，点“安装应用”或“添加到主屏幕”。装好后没网也能用。',
  },
  newer: '有新版本',
  newer_hint: '已下载好，填了一半的内容会保留。',
  take: '现在换上',
  later: '稍后',
}
