import { useId, useState } from 'react';
import { Dialog } from 'radix-ui';

interface Props {
  readonly holder: string;
  readonly onBreak: (reason: string) => void;
}

/** For administrators. The reason is kept. */
export function BreakLockButton({ holder, onBreak }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger className="danger">Break the lock</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog stack">
          <Dialog.Title>Break the lock of {holder}?</Dialog.Title>
          <Dialog.Description>
            {holder} keeps what they have typed, and cannot save it under this lock any more. The reason is kept.
          </Dialog.Description>
          <label htmlFor={id}>Reason</label>
          <input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          <div className="actions">
            <button
              type="button"
              className="danger"
              disabled={reason.trim() === ''}
              onClick={() => {
                setIsOpen(false);
                onBreak(reason.trim());
              }}
            >
              Break it
            </button>
            <Dialog.Close>Leave it</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
