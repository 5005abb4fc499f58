// shared/id.ts: random names of operations and of this browser.

/// crypto.randomUUID exists on secure origins only; a demo on a plain address in the local network has none.
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/// Storage that refuses (private mode, full) is treated as empty: the page works, it only forgets.
export function readStored(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(storage: Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // Nothing to do: see readStored.
  }
}

/// The id that is stored under `key`, made on first use.
export function storedId(storage: Storage, key: string): string {
  const known = readStored(storage, key);
  if (known) return known;
  const made = newId();
  writeStored(storage, key, made);
  return made;
}

export const deviceId = (): string => storedId(localStorage, 'orderline.device');
export const tabId = (): string => storedId(sessionStorage, 'orderline.tab');
