/** A number with its middle hidden, `138****5678`, `025-****1234`. What is masked already stays as it is. */
export function maskPhone(number: string): string {
  if (number.includes('*')) return number
  const landline = /^(0\d{2,3}-)\d+(\d{4})$/.exec(number)
  if (landline) return `${landline[1]}****${landline[2]}`
  return number.length < 8 ? number : `${number.slice(0, -8)}****${number.slice(-4)}`
}

/** A mobile number in the groups it is read aloud in: `138 1234 5678`, masked or not. */
export const spacedPhone = (number: string): string => number.replace(/^(1[\d*]{2})([\d*]{4})([\d*]{4})$/, '$1 $2 $3')
