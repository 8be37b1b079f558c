/** A name that leads to its page, where it has one. */
export function Named({ name, href }: { name: string; href?: string | undefined }) {
  return href === undefined
    ? <bdi class="name" title={name}>{name}</bdi>
    : (
      <a class="name" href={href} title={name}>
        <bdi>{name}</bdi>
      </a>
    );
}
