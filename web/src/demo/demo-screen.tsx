import { useEffect, useRef, useState, type Ref } from 'react';
import { Link } from 'wouter';
import { paneName } from '../session/pane.ts';
import type { Person } from '../session/session.ts';
import { play } from './play.ts';
import { findStage, type Stage } from './stage.ts';

const stepsOf = (first: string, second: string): readonly string[] => [
  'Both have the same product open. Change its price on both sides, and save neither yet.',
  `Save as ${first}: ${second} is told at once who saved, and what.`,
  `Go on as ${second}: nothing that was typed there is lost. What clashes is to be decided, the rest is merged.`,
];

type Playing = 'not yet' | 'now' | 'done' | 'failed';

/** Two people side by side in one window, each in a page of their own. */
export default function DemoScreen() {
  const [stage, setStage] = useState<Stage | null | undefined>(undefined);
  useEffect(() => void findStage().then(setStage, () => setStage(null)), []);
  if (stage === undefined) return null;
  if (stage === null) return <p className="centred quiet">There are no demo people on this server.</p>;
  return <Demo {...stage} />;
}

function Demo({ first, second, at }: Stage) {
  const [step, setStep] = useState<number | null>(null);
  const [playing, setPlaying] = useState<Playing>('not yet');
  const left = useRef<HTMLIFrameElement>(null);
  const right = useRef<HTMLIFrameElement>(null);

  const show = async (): Promise<void> => {
    setPlaying('now');
    const [here, there] = [left.current!.contentWindow!, right.current!.contentWindow!];
    for (const { location } of [here, there]) if (location.pathname !== at) location.assign(at);
    try {
      await play({ first: here, second: there, tell: setStep });
      setPlaying('done');
    } catch {
      setPlaying('failed');
    }
  };

  return (
    <main className="demo">
      <header className="demo-head">
        <h1>
          {first.name} and {second.name} edit the same product
        </h1>
        <ol>
          {stepsOf(first.name, second.name).map((text, index) => (
            <li key={text} aria-current={index === step ? 'step' : undefined}>
              {text}
            </li>
          ))}
        </ol>
        <p className="actions">
          <button type="button" className="primary" disabled={playing === 'now'} onClick={() => void show()}>
            {playing === 'not yet' ? 'Show me' : 'Show me again'}
          </button>
          <Link href="/products">To the back office</Link>
          <span className="quiet" role="status">
            {playing === 'failed' && 'That went otherwise than planned. Try it by hand, or once more.'}
            {playing === 'done' && `Now you are ${second.name}: decide, and save.`}
          </span>
        </p>
      </header>
      <div className="panes">
        <Pane person={first} at={at} frame={left} />
        <Pane person={second} at={at} frame={right} />
      </div>
    </main>
  );
}

interface PaneProps {
  readonly person: Person;
  readonly at: string;
  readonly frame: Ref<HTMLIFrameElement>;
}

function Pane({ person: { id, name }, at, frame }: PaneProps) {
  const title = `The back office, as ${name} sees it`;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- It is this very page.
  return <iframe ref={frame} name={paneName(id)} title={title} src={at} />;
}
