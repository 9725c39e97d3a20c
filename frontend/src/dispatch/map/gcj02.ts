/** Degrees. */
export interface Position {
  lat: number
  lon: number
}

const { PI, abs, cos, sin, sqrt } = Math
/** Of the Krasovsky ellipsoid, on which the shift was laid down: half its axis in metres, its eccentricity squared. */
const AXIS_M = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943

/** The box outside which nothing is shifted. */
const inChina = ({ lat, lon }: Position) => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271

const wave = (at: number, ...terms: [size: number, per: number][]) =>
  terms.reduce((sum, [size, per]) => sum + size * sin(at * per * PI), 0) * (2 / 3)

const ripple = (x: number) => wave(x, [20, 6], [20, 2])

function north_m(x: number, y: number): number {
  const slow = wave(y, [20, 1], [40, 1 / 3]) + wave(y, [160, 1 / 12], [320, 1 / 30])
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + ripple(x) + slow
}

function east_m(x: number, y: number): number {
  const slow = wave(x, [20, 1], [40, 1 / 3]) + wave(x, [150, 1 / 12], [300, 1 / 30])
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + ripple(x) + slow
}

/**
 * WGS-84 as GCJ-02, the shifted coordinates in which AMap's tiles are drawn: some 500 m away in mainland China, the
 * same elsewhere. The formula is the public one, exact to less than a metre.
 */
export function toGcj02(place: Position): Position {
  if (!inChina(place)) return place
  const { lat, lon } = place
  const [x, y] = [lon - 105, lat - 35]
  const radians = (lat / 180) * PI
  const magic = 1 - ECCENTRICITY * sin(radians) ** 2
  const perLat_m = (AXIS_M * (1 - ECCENTRICITY)) / (magic * sqrt(magic)) * (PI / 180)
  const perLon_m = (AXIS_M / sqrt(magic)) * cos(radians) * (PI / 180)
  return { lat: lat + north_m(x, y) / perLat_m, lon: lon + east_m(x, y) / perLon_m }
}
