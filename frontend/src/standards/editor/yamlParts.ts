/** How a line of YAML is coloured: what it is made of, in order. */
export interface Part {
  kind: 'key' | 'comment' | 'figure' | 'quoted' | 'mark' | 'plain'
  text: string
}

const PARTS = new RegExp([
  String.raw`(?<comment>(?:^|(?<=\s))#.*$)`,
  String.raw`(?<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')`,
  String.raw`(?<key>[\w.-]+(?=:(?:\s|$)))`,
  String.raw`(?<figure>-?\$[\w-]+)`,
  String.raw`(?<mark>[{}[\],]|^\s*-(?=\s))`,
].join('|'), 'gm')

/** The parts of one line. Joined they are the line again. */
export function partsOf(line: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const found of line.matchAll(PARTS)) {
    if (found.index > at) parts.push({ kind: 'plain', text: line.slice(at, found.index) })
    const [kind] = Object.entries(found.groups ?? {}).find(([, text]) => text !== undefined) ?? ['plain']
    parts.push({ kind: kind as Part['kind'], text: found[0] })
    at = found.index + found[0].length
  }
  if (at < line.length) parts.push({ kind: 'plain', text: line.slice(at) })
  return parts
}
