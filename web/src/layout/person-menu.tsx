import { useEffect, useState } from 'react';
import { DropdownMenu } from 'radix-ui';
import { Link } from 'wouter';
import { pane } from '../session/pane.ts';
import { demoSessions } from '../session/people.ts';
import { currentSession, type Person, type Session } from '../session/session.ts';
import { chooseTheme, THEMES, useTheme, type Theme } from './theme.ts';

/** In the corner: who uses the tab, and how the page looks. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const [others, setOthers] = useState<readonly Session[]>([]);
  const theme = useTheme();
  useEffect(() => void demoSessions().then(setOthers), []);

  const become = (id: string): void => {
    const session = others.find((each) => each.person.id === id);
    if (session) currentSession.start(session);
  };

  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="person">
        <span className="avatar" data-initial={person.name.slice(0, 1)} />
        <span className="label">{person.name}</span>
        <span className="visually-hidden">: person and appearance</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6}>
          {others.length > 0 && (
            <>
              <DropdownMenu.Label className="menu-label">Use this tab as</DropdownMenu.Label>
              <DropdownMenu.RadioGroup value={person.id} onValueChange={become}>
                {others.map(({ person: { id, name, role } }) => (
                  <Choice key={id} value={id} title={name} detail={role} />
                ))}
              </DropdownMenu.RadioGroup>
              {pane === null && (
                <DropdownMenu.Item className="menu-item" asChild>
                  <Link href="/demo">Two of them, side by side</Link>
                </DropdownMenu.Item>
              )}
              <DropdownMenu.Separator className="menu-separator" />
            </>
          )}
          <DropdownMenu.Label className="menu-label">Appearance</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => chooseTheme(value as Theme)}>
            {THEMES.map((each) => (
              <Choice key={each} value={each} title={each.slice(0, 1).toUpperCase() + each.slice(1)} detail={null} />
            ))}
          </DropdownMenu.RadioGroup>
          {others.length === 0 && (
            <>
              <DropdownMenu.Separator className="menu-separator" />
              <DropdownMenu.Item className="menu-item" onSelect={() => currentSession.end()}>
                Sign out
              </DropdownMenu.Item>
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly title: string;
  readonly detail: string | null;
}

function Choice({ value, title, detail }: ChoiceProps) {
  return (
    <DropdownMenu.RadioItem value={value} className="menu-item">
      <DropdownMenu.ItemIndicator className="menu-mark">✓</DropdownMenu.ItemIndicator>
      {title}
      {detail && <span className="quiet">{detail}</span>}
    </DropdownMenu.RadioItem>
  );
}
