import { useSession, type Me } from '@/people/useSession'
import { Problem } from '@/shared/api'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useDayBundle } from '@/visits/useDayBundle'

const KEPT_AT = 'doorstep.field.me'

function rememberedMe(): Me | undefined {
  const kept = localStorage.getItem(KEPT_AT)
  return kept === null ? undefined : (JSON.parse(kept) as Me)
}

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
    if (!(thrown instanceof Problem) || thrown.code !== 'network' || !remembered) throw thrown
    session.me = remembered
    return remembered
  }
}

/** Finds out who works here and opens that person's outbox and day. Nobody: undefined. */
export async function beginWork(): Promise<Me | undefined> {
  const me = await whoWorks()
  const outbox = useOutbox()
  if (!me || outbox.owner === me.username) return me
  localStorage.setItem(KEPT_AT, JSON.stringify(me))
  await outbox.open(me.username)
  void useDayBundle().open()
  return me
}

/** Ends work on this phone: customers' data leaves it; what waits to be sent stays for the next login. */
export async function endWork(): Promise<void> {
  await useSession().logOut()
  await useDayBundle().forget()
  localStorage.removeItem(KEPT_AT)
  useOutbox().close()
}
