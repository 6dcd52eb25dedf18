import { Link, useRoute } from 'wouter';
import type { Person } from '../session/session.ts';
import { ConnectionBadge } from './connection-badge.tsx';
import { PersonMenu } from './person-menu.tsx';

export function Header({ person }: { readonly person: Person }) {
  const [isAtProducts] = useRoute('/products/*?');
  return (
    <header className="header">
      <Link href="/products" className="brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span className="label">Concord</span>
      </Link>
      <nav aria-label="Main">
        <Link href="/products" className="nav-link" aria-current={isAtProducts ? 'page' : undefined}>
          Products
        </Link>
      </nav>
      <div className="spacer" />
      <ConnectionBadge />
      <PersonMenu person={person} />
    </header>
  );
}
