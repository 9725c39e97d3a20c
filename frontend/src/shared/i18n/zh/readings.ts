/** Readings of instruments: files, levels, losses. */
export const readings = {
  file: {
    title: '仪表文件',
    hint: '光功率计、测速软件导出的文件（CSV、TXT、JSON）可以直接读取，没有网络也行。',
    kept: '仪表文件随这一步一起上传留证。',
    pick: '读取仪表文件',
    again: '换一个文件',
    busy: '正在读取…',
    drop: '去掉文件',
    measured: '按仪表实测记录',
    manual: '数值已手工改动，按手工填写记录',
  },
  unread: {
    unreadable: '这个文件读不出来：可能已损坏、太大或不是文本。请重新导出，或手工填写。',
    nothing_known: '文件里没有认得的读数。请确认导出的是测试结果，或手工填写。',
    no_light: '仪表显示无光。先查接头、弯折和分光器端口，再测一次。',
    too_much_light: '光太强，仪表已过载。请确认没有接在发光口上，加衰减后再测。',
    upstream_light: '文件里只有光猫自己发的光（1310 nm）。请把仪表调到 1490 或 1577 nm 再测。',
    out_of_range: '读数超出合理范围。请核对仪表的单位和档位，再测一次。',
    other_step: '文件里没有这一步要的读数，请换一个文件。',
  },
  level: { ok: '达到工程值', usable: '可用，未达工程值', failed: '不合格' },
  gauge: {
    told: '读数 {value} {unit}，{level}；刻度 {marks}',
    empty: '还没有读数；刻度 {marks} {unit}',
  },
  before: '上次 {before} {unit}',
  change: '上次 {before} → 现在 {now} {unit}',
  loss: '皮线衰减 {db} dB',
  gain: '到户的光比上一测试点还强，请核对两处读数和波长。',
}
