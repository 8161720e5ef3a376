/** The mark: a mosaic of territories. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#3d4fce" />
      <path d="M6 9.500 14 6l3.500 8L8 18z" fill="#fff" />
      <path d="M16 5.600 26 9l-1.500 8.500-5.200-3.400z" fill="#aab6ff" />
      <path d="m8.300 20 9.600-4 1.100 10L10 26z" fill="#aab6ff" />
      <path d="m19.800 16.200 4.700 3.100L23 25.500l-2.100.4z" fill="#fff" />
    </svg>
  );
}
