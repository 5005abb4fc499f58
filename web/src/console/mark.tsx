// console/mark.tsx: the sign of Orderline.

export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" /><path d="M9 10h14M9 16h14M9 22h8m2.500 0 2 2 4-4.500" />
  </svg>
);
