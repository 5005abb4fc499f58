// ui/offline.tsx: says that the connection is gone, but not for a blink of it.
import { useEffect, useState } from 'preact/hooks';
import { common } from '../shared/text.ts';

const patienceMs = 1800;

/// True when `online` has been false for a while.
export function useOffline(online: boolean): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    if (online) return setOffline(false);
    const timer = setTimeout(() => setOffline(true), patienceMs);
    return () => clearTimeout(timer);
  }, [online]);
  return offline;
}

export function OfflineBanner({ offline, waiting }: { offline: boolean; waiting: boolean }) {
  return (
    <div role="status" aria-live="polite" class="banner-place">
      {offline && (
        <p class="banner" data-testid="offline">
          <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 3l14 14M5 9.500a8 8 0 0 1 2.500-1.600M2.500 7a12 12 0 0 1 2.200-1.400M9 5.200a11.500 11.500 0 0 1 8.500 2.300M12.500 8.600A8 8 0 0 1 15 10M7.700 12.300a4 4 0 0 1 4.400 0M10 15.500h.01" /></svg>
          {waiting ? common.offline : common.offlineNoChanges}
        </p>
      )}
    </div>
  );
}
