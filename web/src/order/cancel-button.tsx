import { AlertDialog } from 'radix-ui';

interface Props {
  readonly isDisabled: boolean;
  readonly onCancel: () => void;
}

export function CancelButton({ isDisabled, onCancel }: Props) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="danger" disabled={isDisabled}>
        Cancel the order
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog stack">
          <AlertDialog.Title>Cancel this order?</AlertDialog.Title>
          <AlertDialog.Description>
            Its units go back to the stock. A cancelled order stays in the list, and stays cancelled.
          </AlertDialog.Description>
          <div className="actions">
            <AlertDialog.Action className="danger" onClick={onCancel}>
              Cancel it
            </AlertDialog.Action>
            <AlertDialog.Cancel>Leave it</AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
