import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

/** Under the title of one thing of a list: back to all of them. */
export function BackTo({ to, children }: { to: NonNullable<LinkProps['to']>; children: string }) {
  return (
    <Link
      to={to}
      className="reach inline-flex min-h-6 items-center gap-1 text-accent-ink underline-offset-2 hover:underline"
    >
      <ArrowLeft size={14} aria-hidden />
      {children}
    </Link>
  );
}
