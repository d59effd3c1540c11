interface Props {
  readonly text: string;
  /** Where on this page somebody comes back. */
  readonly at?: string;
  readonly isSomeoneElse?: boolean;
}

/** The session is in a cookie that this page cannot read: no token comes here. */
export function LogIn({ text, at = 'proberen', isSomeoneElse = false }: Props) {
  const query = new URLSearchParams({ naar: `${location.pathname}#${at}`, ...(isSomeoneElse && { ander: 'ja' }) });
  return <a href={`/inloggen?${query.toString()}`}>{text}</a>;
}
