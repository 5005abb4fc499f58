// console/call/link.ts: the customer's link as an address, and onto the clipboard.
import type { Link } from '../../api/types.ts';

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
