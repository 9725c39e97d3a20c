/** The customer's page behind a signed link. */
export const door = {
  title: '上门服务',
  no_link: '请从短信里的链接打开',
  no_link_hint: '这个页面要凭您收到的专属链接查看，链接里带有核验信息。',
}
