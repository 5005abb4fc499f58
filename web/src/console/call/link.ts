// console/call/link.ts: the customer's link, which the server tells once, kept for this tab's life.
import type { Link } from '../../api/types.ts';
import { readStored, writeStored } from '../../shared/id.ts';

const key = (callId: string): string => `orderline.link.${callId}`;

export const keepLink = (callId: string, link: Link): void => writeStored(sessionStorage, key(callId), JSON.stringify(link));

export function linkOf(callId: string): Link | null {
  try {
    return JSON.parse(readStored(sessionStorage, key(callId)) ?? 'null') as Link | null;
  } catch {
    return null;
  }
}

/// The address in full, also where the server gives only a path.
export const addressOf = (link: Link): string => new URL(link.url || `/o/${link.token}`, location.origin).href;

/// The clipboard exists on secure origins only; elsewhere a hidden field does.
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'sr-only';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
