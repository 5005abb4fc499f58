// api/problem.ts: an answer that is an error, as the server's problem documents tell it.

/// `status` 0 means that no answer came at all: nobody knows whether the server did what was asked.
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extras: Readonly<Record<string, unknown>> = {},
    readonly retryAfterMs: number | null = null,
  ) {
    super(`${status} ${code}: ${detail}`);
  }

  /// Asking again later may help, with the same ids.
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export const unreachable = (why: string): Problem => new Problem(0, 'unreachable', why);

export function toProblem(error: unknown): Problem {
  return error instanceof Problem ? error : unreachable(error instanceof Error ? error.message : String(error));
}

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value ? value : otherwise);
  return new Problem(
    response.status,
    text(body['code'], response.status >= 500 ? 'unavailable' : 'bad_request'),
    text(body['detail'], text(body['title'], response.statusText)),
    body,
    Number.isFinite(seconds) ? seconds * 1000 : null,
  );
}
