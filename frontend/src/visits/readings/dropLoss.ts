const numberOf = (value: unknown): number | undefined =>
  (value === undefined || value === null || value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value))

/** The drop's loss in dB: light at the point before, less what arrives; undefined until both are there. */
export function dropLoss_db({ dbm, reference_dbm }: Record<string, unknown>): number | undefined {
  const [arriving, before] = [numberOf(dbm), numberOf(reference_dbm)]
  return arriving === undefined || before === undefined ? undefined : Math.round((before - arriving) * 100) / 100
}
