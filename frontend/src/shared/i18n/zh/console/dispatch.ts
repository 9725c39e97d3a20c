import { dayMap } from './dayMap'
import { board } from './board'
import { plans } from './plans'
import { waiting } from './waiting'

/** The day's board, assigning, planning. */
export const dispatch = {
  board,
  hours: '时间',
  technicians: '装维员 {n} 人',
  free: '空闲',
  off: '不当班',
  papers: '证件',
  lapsing: '{what}还有 {n} 天到期',
  lapsed: '{what}已过期 {n} 天',
  by_hand: '手派',
  late_risk: '可能迟到',
  planned: '计划',
  candidates: '谁可以去',
  no_candidates: '现在不能派人：上门已经开始或已结束。',
  extra: '多走 {n} 分钟',
  send: '派{who}',
  sent: '已派{who}，{when}上门',
  has_it: '已派',
  unable: '{n} 人不能去',
  assign_title: '派单 · {number}',
  unassign_title: '撤回派单 · {number}',
  unassign_hint: '撤回后工单回到“已预约”，约定的时段不变，请尽快另派他人。',
  unassigned_done: '已撤回 {number} 的派单',
  run: '自动排班',
  nobody: '这一天没有人当班',
  nobody_hint: '换一天看看，或请主管先安排班次。',
  visits: '{n} 次上门 · {late} 次可能迟到',
  map: dayMap,
  waiting,
  plan: plans,
}
