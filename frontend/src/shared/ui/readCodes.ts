import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'

// The reader comes with our files; its own default is to fetch it from elsewhere.
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => path.endsWith('.wasm') ? wasm : prefix + path } })

/** What stands on labels of terminals and splitters. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'DataMatrix', 'Code128', 'Code39', 'EAN13'],
  maxNumberOfSymbols: 8,
  tryHarder: true,
}

/** The texts of the codes in a picture, in no order; empty when there are none. */
export async function readCodes(picture: Blob | ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, OPTIONS)
  return [...new Set(found.filter((code) => code.isValid).map((code) => code.text.trim()))]
}
