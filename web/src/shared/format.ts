// shared/format.ts: money, quantities and dates as the tenant's locale writes them.

const safeLocale = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
};

export class Formatter {
  readonly locale: string;
  private readonly moneys = new Map<string, Intl.NumberFormat>();
  private readonly numbers: Intl.NumberFormat;

  constructor(locale: string, readonly currency: string, readonly timeZone: string) {
    this.locale = safeLocale(locale);
    this.numbers = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 3 });
  }

  money(amount: string, currency: string = this.currency): string {
    // Intl takes decimal text exactly; the cast is needed because TypeScript knows only numeric literals.
    return this.moneyFormat(currency).format(amount as unknown as number);
  }

  /// Digits after the point: 2 for EUR, 0 for JPY.
  digits(currency: string = this.currency): number {
    return this.moneyFormat(currency).resolvedOptions().maximumFractionDigits ?? 2;
  }

  quantity(value: number): string {
    return this.numbers.format(value);
  }

  /// A calendar date ("2026-11-22") or an instant.
  date(text: string, zone: string = this.timeZone): string {
    const plain = /^\d{4}-\d{2}-\d{2}$/.test(text);
    return this.instant(text, { dateStyle: 'medium', timeZone: plain ? 'UTC' : zone });
  }

  time(text: string, zone: string = this.timeZone): string {
    return this.instant(text, { timeStyle: 'short', timeZone: zone });
  }

  dateTime(text: string): string {
    return this.instant(text, { dateStyle: 'medium', timeStyle: 'short', timeZone: this.timeZone });
  }

  private instant(text: string, options: Intl.DateTimeFormatOptions): string {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) return text;
    try {
      return new Intl.DateTimeFormat(this.locale, options).format(at);
    } catch {
      return new Intl.DateTimeFormat(this.locale, { ...options, timeZone: 'UTC' }).format(at);
    }
  }

  private moneyFormat(currency: string): Intl.NumberFormat {
    let format = this.moneys.get(currency);
    if (!format) {
      format = new Intl.NumberFormat(this.locale, { style: 'currency', currency });
      this.moneys.set(currency, format);
    }
    return format;
  }
}

/// A picture as an image source: the server sends a data URI or bare base64.
export function pictureSource(thumbnail: string | null | undefined): string | null {
  if (!thumbnail) return null;
  if (thumbnail.startsWith('data:image/')) return thumbnail;
  if (!/^[A-Za-z0-9+/]+=*$/.test(thumbnail)) return null;
  const known: [string, string][] = [['iVBOR', 'png'], ['/9j/', 'jpeg'], ['UklGR', 'webp'], ['R0lGOD', 'gif']];
  const type = known.find(([start]) => thumbnail.startsWith(start))?.[1] ?? 'svg+xml';
  return `data:image/${type};base64,${thumbnail}`;
}
