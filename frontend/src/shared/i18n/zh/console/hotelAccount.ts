/** What the account manager knows and owes: contacts, dates, calls, promises, tasks, the service plan. */
export const hotel_account = {
  contacts: '联系人', add_contact: '加联系人', remove_contact: '删掉 {name}', name: '姓名', phone: '电话', role: '身份', no_contacts: '还没有联系人', edit: '修改', saved: '客户档案已保存',
  no_contacts_hint: '至少记下负责人、前台和开门人。', edit_title: '客户档案', required: '请填姓名和电话',
  roles: { manager: '负责人', front_desk: '前台', coordinator: '开门人', technical: '技术', other: '其他' },
  grades: { economy: '经济型', comfort: '舒适型', high: '高档型', luxury: '豪华型' }, shoe_covers: '进房穿鞋套', terminal_model: '终端型号', warranty: '质保', months: '{n} 个月',
  reveal: '看号码', unchanged: '不改就留空',
  preferences: '偏好', preferences_hint: '如：上午退房后装，走员工通道', requirements: '特殊要求', requirements_hint: '如：高档房穿鞋套，地毯要铺垫布', nothing: '没有记录', grade: '档次',
  profile: '客户档案', meanwhile: '{by} {when} 也保存过这份档案。您填的都还在，核对后再保存一次。', yours_kept: '您也改了，保留您填的', theirs_taken: '已按对方的改好',
  duties: '承诺与转办', requests: { title: '住客需求', told: '已转告', pass: '已转告酒店', saved: '已记下转告' },
  clearance: {
    title: '首次上门时限', hint: '合同签订、组网方案验收都到位后，两个工作日内首次上门。', contract: '合同签订', network: '组网方案验收', record: '记下日期', change: '更正日期',
    send: '记下', saved: '时限已开始计算', due: '最迟 {when}', met: '{when} 已上门', open: '两个日期都到位才开始计时', late: '已经超时',
    missing: '请把两个时间都填上', future: '不能是以后的时间', from: '从 {when} 起算',
  },
  log: {
    title: '联系记录', empty: '还没有联系记录', empty_hint: '每次通话都记下来，答应的事会变成有期限的待办。', add: '记通话', promises: '答应了',
  },
  call: {
    title: '记通话', purpose: '为了什么', outcome: '结果', note: '说了什么', promises: '答应了对方什么', promises_hint: '没有就不填。答应的事到期前要办完并回复对方。',
    what: '答应的事', owner: '谁来办', due: '最迟', add_promise: '加一件', remove_promise: '删掉第 {n} 件', send: '记下', saved: '通话已记下', saved_promises: '通话已记下，{n} 件承诺进了待办',
    purposes: { booking: '约时间', on_the_way: '路上联系', delay: '说明延误', other: '其他' },
    outcomes: { promised: '已约好', connected: '接通了', no_answer: '没人接', wrong_number: '号码不对', dropped: '断线', waited: '对方久等' },
  },
  promise: { report: '回复结果', reported: '{when} 已回复', report_title: '回复对方', result: '怎么办的、怎么说的', send: '已回复', saved: '已记下回复' },
  task: {
    title: '转办事项', empty: '没有转办事项', empty_hint: '要别的部门办的事记在这里：谁办、什么时候办完。', add: '转办', about: '哪一类', what: '什么事', department: '部门',
    owner: '经办人', due: '期限', send: '转办', saved: '已转办', close: '办结', close_title: '办结', result: '结果', closed: '{when} 办结', close_send: '办结', close_saved: '已办结',
    abouts: { problem: '问题', negotiation: '协商', product: '产品咨询' }, show_closed: '已办结 {n}', hide_closed: '收起已办结',
  },
  overdue: '逾期 {n}', due_at: '期限', plan: {
    title: '服务计划', none: '还没有服务计划', none_hint: '写明时间、目标、措施，客户确认后才执行。', write: '写计划', rewrite: '改计划', revision: '第 {n} 版', from: '开始', to: '结束', span: '时间',
    goals: '目标', measures: '措施', save: '保存', saved: '计划已保存为第 {n} 版，等客户确认', confirm: '客户已确认', confirm_by: '谁确认的', confirmed: '客户确认', start: '开始执行', started: '开始执行',
    complete: '执行完毕', completed: '执行完毕', results: '执行结果', report: '反馈结果', reported: '反馈结果', comments_asked: '已征求客户意见', comment: '客户意见', improvement: '改进措施',
    improvement_hint: '没有也写明“没有”', state: { draft: '待客户确认', confirmed: '已确认', started: '执行中', completed: '已执行', reported: '已反馈' }, done: '已记下：{what}',
    changed: '改动后要客户重新确认', steps: '计划进展', ends_first: '结束不能早于开始',
  },
  agenda: {
    title: '我的承诺与待办', sub: '各家酒店里答应的事和转办的事，逾期的在最前', mine: '我的', all: '全部', who: '谁的', late: '已逾期', today: '今天', later: '以后',
    empty: '没有要办的事', empty_hint: '通话里答应的事、转给别的部门的事，会按期限排在这里。', hotel: '酒店', what: '事项', kind: '类别', promise: '承诺', task: '转办', owner: '经办', due: '期限',
  },
}
