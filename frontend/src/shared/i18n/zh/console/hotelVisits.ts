/** Visits to a hotel: planned over days and crews, made, moved, withdrawn. */
export const hotel_visits = {
  plan: '排上门', empty: '还没有安排上门', empty_hint: '按房间数、天数和班组排出每天每组做哪些楼层，看清楚再确认。', need_rooms: '先导入房间表，才能排上门',
  column: {
    window: '时段', crew: '班组', rooms: '房间', terminals: '带终端', state: '状态', order: '工单', coordinator: '开门人',
  },
  assign: '去派单', rooms_n: '{n} 间', rooms_done: '{done}/{total} 间', withdraw: '撤回',
  terminals_n: '{n} 台', unknown_model: '型号待定', work: '约 {span}', all_rooms: '看房间',
  crew_there: '到店 {when}', told: '约 {when}', lead: '首单', move: '改时间', moved: '时间已改', by_hotel: '酒店提出', asked_by: '谁提出',
  move_hint: '现在约的是 {now}。只有酒店能提出改时间；我方要改须主管写明原因，并会记为问题。',
  form: {
    title: '排上门', from: '从哪天起', days: '天数', crews: '派谁去', coordinator: '开门人',
    pick_coordinator: '酒店里谁拿房卡开门', no_contacts: '还没有联系人，先到“客户与计划”里添加', steps: '装机步骤', steps_hint: '会和时段、开门人一起告诉酒店；一行一步',
    off_duty: '当天不当班', pick_crews: '选装维员，午休前后各排一次', minutes_per_room: '每间几分钟', desk_min: '前台几分钟', from_time: '最早进店', to_time: '最晚离店', check_out: '退房时间',
    from_time_hint: '不填就按班次', to_time_hint: '不填就按班次', check_out_hint: '住客房在这之后才排',
    add_step: '加一步', remove_step: '删掉第 {n} 步', step_n: '第 {n} 步', preview: '看排法', make: '按此安排 {n} 次上门',
  },
  steps: {
    desk: '前台核对时间、步骤和房间名单', escort: '开门人陪同进房，先敲门再进', fit: '装机顶盒、接线、试播', clean: '收拾干净，逐间记录',
    sign: '与前台对清单并签字',
  },
  preview: {
    summary: '{parts} 次上门，{rooms} 间，带 {terminals} 台终端', left: '还有 {n} 间没排上', changed: '条件改过了，请重新看排法',
    day: '第 {n} 天', none: '没有可排的房间', none_hint: '剩下的房间都已排上或装完。',
  },
  made: '已安排 {n} 次上门', withdrawing: {
    title: '撤回 {when} 的上门', hint: '房间会回到待排。只有酒店提出才能改时间；我方撤回要主管同意，并会记为问题。', reason: '原因', send: '撤回上门', done: '已撤回，{n} 间回到待排',
  },
}
