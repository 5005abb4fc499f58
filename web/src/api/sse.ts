// api/sse.ts: server-sent events over fetch, because EventSource cannot send an Authorization header.

export interface SseEvent { id: string | null; event: string; data: string }

/// Text in, events out; a piece may end anywhere. Pure.
export class SseParser {
  private rest = '';
  private event = '';
  private id: string | null = null;
  private data: string[] = [];

  push(piece: string): SseEvent[] {
    const text = this.rest + piece;
    // A trailing \r may be the first half of \r\n: wait for what follows.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    this.rest = lines.pop()! + text.slice(whole.length);
    const events: SseEvent[] = [];
    for (const line of lines) {
      if (line !== '') this.field(line);
      else if (this.data.length > 0) events.push(this.take());
      else this.event = '';
    }
    return events;
  }

  private field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.event = value;
    else if (name === 'id') this.id = value;
  }

  private take(): SseEvent {
    const taken = { id: this.id, event: this.event || 'message', data: this.data.join('\n') };
    this.event = '';
    this.id = null;
    this.data = [];
    return taken;
  }
}

/// Reads until the stream ends or stays silent for `silenceMs` (the server sends a heartbeat every 15 s).
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
  onEvent: (event: SseEvent) => void,
  abort: () => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  let timer = setTimeout(abort, silenceMs);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(abort, silenceMs);
      for (const event of parser.push(decoder.decode(value, { stream: true }))) onEvent(event);
    }
  } finally {
    clearTimeout(timer);
  }
}
