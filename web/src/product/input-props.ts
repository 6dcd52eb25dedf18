/** Of whatever a field is edited with. */
export interface InputProps {
  readonly id: string;
  readonly value: unknown;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly onChange: (value: unknown) => void;
}
