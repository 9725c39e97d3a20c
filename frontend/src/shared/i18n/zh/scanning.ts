/** Reading a terminal's label on the phone. */
export const scanning = {
  label: {
    title: '设备标签照片',
    hint: '拍清 SN 和 MAC，空着的会自动填入',
    no_codes: '照片里没认出条码，仍会作为凭证上传。请核对手填的号码。',
    differs_sn: '标签上读到的 SN 是 {read}，和填写的不一样，请核对',
    differs_mac: '标签上读到的 MAC 是 {read}，和填写的不一样，请核对',
  },
  notes: {
    prefix: '{prefix} 不像 {model} 的 MAC 开头，请对照标签再看一眼',
    local: '这个 MAC 不是厂家分配的地址，标签上少见，请再看一眼',
    multicast: '这个 MAC 是组播地址，不会是设备自己的，请再看一眼',
    used_sn: '这个 SN 今天已登记在「{who}」的工单里',
    used_mac: '这个 MAC 今天已登记在「{who}」的工单里',
    twice: '本单的另一台设备（SN {sn}）已用了这个 MAC',
  },
}
