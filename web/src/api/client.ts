// api/client.ts: one request to /api/v1, with a deadline and errors as Problem.
import { problemOf, toProblem } from './problem.ts';

/// Who asks. `renew` is tried once when the server says that the token is over. `cookies`: the browser adds those of our origin.
export interface Credentials {
  cookies?: boolean;
  token(): string | null;
  renew?(): Promise<boolean>;
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

const base = '/api/v1';

export class Client {
  constructor(private readonly credentials: Credentials) {}

  /// Errors: Problem.
  async ask<T>(path: string, asked: Asked = {}): Promise<T> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), asked.timeoutMs ?? 15_000);
    try {
      const response = await this.open(path, asked, deadline.signal);
      return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
    } catch (error) {
      throw toProblem(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /// The response itself, once its status says success: for streams. Errors: Problem.
  async open(path: string, asked: Asked, signal: AbortSignal): Promise<Response> {
    let response = await this.attempt(path, asked, signal);
    if (response.status === 401 && this.credentials.renew) {
      const problem = await problemOf(response);
      if (!(await this.credentials.renew())) throw problem;
      response = await this.attempt(path, asked, signal);
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async attempt(path: string, asked: Asked, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json', ...asked.headers };
    const token = this.credentials.token();
    if (token) headers['Authorization'] = `Bearer ${token}`;
    if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
    try {
      return await fetch(base + path, {
        method: asked.method ?? 'GET',
        headers,
        signal,
        cache: 'no-store',
        credentials: this.credentials.cookies ? 'same-origin' : 'omit',
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
    } catch (error) {
      throw toProblem(error);
    }
  }
}
