import { useSession, type Me } from '@/people/useSession'
import { Problem } from '@/shared/api'
import { useOutbox } from '@/shared/offline/useOutbox'
import { leaveOthers } from '@/shared/offline/leaving'
import { useDayBundle } from '@/visits/useDayBundle'
import { CUT_OFF, KEPT_AT, usePhone } from './usePhone'

function rememberedMe(): Me | undefined {
  const kept = localStorage.getItem(KEPT_AT)
  return kept === null ? undefined : (JSON.parse(kept) as Me)
}

/** Without network work goes on; a phone that was cut off has yet to hand over what was done with it. */
const STILL_WORKS = new Set(['network', CUT_OFF])

/** Who works with this phone: as the server says, or without network whoever it last said. */
async function whoWorks(): Promise<Me | undefined> {
  const session = useSession()
  if (session.me) return session.me
  try {
    const me = await session.load()
    if (me) localStorage.setItem(KEPT_AT, JSON.stringify(me))
    return me
  } catch (thrown) {
    const remembered = rememberedMe()
    if (!(thrown instanceof Problem) || !STILL_WORKS.has(thrown.code) || !remembered) throw thrown
    session.me = remembered
    usePhone().lost = thrown.code === CUT_OFF
    return remembered
  }
}

/** Finds out who works here and opens that person's outbox and day. Nobody: undefined. */
export async function beginWork(): Promise<Me | undefined> {
  const me = await whoWorks()
  const outbox = useOutbox()
  if (!me || outbox.owner === me.username) return me
  localStorage.setItem(KEPT_AT, JSON.stringify(me))
  const phone = usePhone()
  phone.others = await leaveOthers(me.username)
  await outbox.open(me.username)
  void (phone.lost ? phone.giveUp() : useDayBundle().open())
  return me
}

/** Ends work on this phone: customers' data leaves it; what waits to be sent stays for the next login. */
export async function endWork(): Promise<void> {
  await useSession().logOut()
  await useDayBundle().forget()
  localStorage.removeItem(KEPT_AT)
  useOutbox().close()
}
