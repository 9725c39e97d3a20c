import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, merged } from './profile'
import type { Account } from './useAccount'

const BASE: Account = {
  preferences: '', requirements: '走员工电梯', grade: '', shoe_covers: false, terminal_model: 'B860AV', warranty_months: 12,
  contacts: [
    { id: 1, role: 'manager', name: '沈**', phone: '139****6601' }, { id: 2, role: 'front_desk', name: '林**', phone: '139****6602' },
  ],
  contract_signed_at: null, network_accepted_at: null, kept_at: null, kept_by: '', kept_by_name: '', revision: 3,
}

describe('an account that somebody else has saved meanwhile', () => {
  it('keeps what was entered here, takes over what was not touched, and says both', () => {
    const mine = { ...draftOf(BASE), preferences: '先装高楼层', grade: 'high' }
    const { draft, changes } = merged(mine, BASE, { ...BASE, grade: 'luxury', warranty_months: 24, revision: 4 })
    expect([draft.preferences, draft.grade, draft.warranty_months]).toEqual(['先装高楼层', 'high', 24])
    expect(changes).toEqual([
      { field: 'grade', was: '', now: 'luxury', kept: true },
      { field: 'warranty_months', was: '12', now: '24', kept: false },
    ])
    expect(bodyOf(draft, 4)).toMatchObject({ revision: 4, grade: 'high' })
  })

  it('brings their people and ours together', () => {
    const mine = draftOf(BASE)
    mine.contacts.push({ id: null, role: 'coordinator', name: '赵晓琴', phone: '13900006603', was: '' })
    const [shen] = BASE.contacts
    const theirs = { ...BASE, contacts: [...(shen ? [shen] : []), { id: 9, role: 'technical', name: '周**', phone: '139****6609' }] }
    const { draft, changes } = merged(mine, BASE, theirs)
    expect(draft.contacts.map(({ id, name }) => [id, name])).toEqual([[1, ''], [null, '赵晓琴'], [9, '']])
    expect(changes).toMatchObject([{ field: 'contacts', kept: true }])
  })

  it('says nothing where nothing has changed but the time', () => {
    expect(merged(draftOf(BASE), BASE, { ...BASE, revision: 4 }).changes).toEqual([])
  })
})
