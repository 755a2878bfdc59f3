/** An address that somebody gave, as they gave it; it opens beside this page and learns nothing of it. */
export function WebAddress({ address }: { address: string | null | undefined }) {
  if (!address) return null;
  return (
    <p>
      <a href={address} rel="noreferrer noopener" target="_blank">
        {address}
      </a>
    </p>
  );
}
