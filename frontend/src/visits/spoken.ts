import { locale, t, type TextKey } from '@/shared/i18n'
import { windowLabel } from '@/shared/i18n/dates'
import type { DayBundle, FieldOrder, Product } from './model'

const DOUBLE_SURNAMES = ['欧阳', '诸葛', '司马', '上官', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '东方']
const PERSON = /^[\u4e00-\u9fff]{2,4}$/

/** How a technician addresses the customer: by surname, open for the right title; a firm by its name. */
export function addressed(name: string): string {
  if (locale() === 'en' || !PERSON.test(name)) return name
  const surname = DOUBLE_SURNAMES.find((each) => name.startsWith(each) && name.length > 2) ?? name.slice(0, 1)
  return `${surname}先生/女士`
}

const isProduct = (kind: string): kind is 'broadband' | 'iptv' | 'voice' => ['broadband', 'iptv', 'voice'].includes(kind)

export const productName = (kind: string): string =>
  isProduct(kind) ? t(`visits.product.${kind}` satisfies TextKey) : kind

/** A unit as people say it; that of an instrument stays as it stands on the instrument. */
export function unitName(unit: string): string {
  if (unit === 'm') return t('visits.unit.m')
  return unit === 'min' ? t('visits.unit.min') : unit
}

/** `宽带 500 兆、电视`. */
export const productWords = (products: Product[]): string => products
  .map(({ kind, down_mbps }) => {
    const product = productName(kind)
    return down_mbps ? t('visits.rate', { product, n: down_mbps }) : product
  })
  .join(t('common.separator'))

/** The line to say, with what it leaves open filled in from the order. */
export function spoken(line: string, order: FieldOrder, day: DayBundle): string {
  const values: Record<string, string> = {
    customer: addressed(order.customer?.name ?? ''),
    company: day.company.name,
    name: day.technician.name,
    service: productWords(order.products),
    time: order.promised ? windowLabel(order.promised.from_at, order.promised.to_at, day.now) : '',
    fault: order.need,
  }
  return line.replace(/\{(\w+)\}/g, (open, name: string) => values[name] || open)
}

/** Opens the site in the phone's map: by its place, else by its address. */
export function mapLink(order: FieldOrder): string | undefined {
  const { site } = order
  if (!site) return undefined
  const name = encodeURIComponent(site.address)
  return site.lat === null || site.lon === null
    ? `https://uri.amap.com/search?keyword=${name}&callnative=1`
    : `https://uri.amap.com/marker?position=${site.lon},${site.lat}&name=${name}&coordinate=wgs84&callnative=1`
}
