/** Why a socket is closed, besides what the protocol itself has codes for. */
export const CloseCode = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badMessage: 4400,
  forbidden: 4403,
  /** A subscriber did not read what it was sent. The reason is the cursor after which it may go on. */
  tooSlow: 4410,
  tooMany: 4429,
  internalError: 4500,
} as const;

const NOT_LET_IN: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: CloseCode.forbidden,
  SERVICE_UNAVAILABLE: CloseCode.tryAgainLater,
  RATE_LIMITED: CloseCode.tooMany,
};

/** For whoever is not let in. Clients connect again by themselves after 1013, and not after 4500. */
export function closeCodeOf(code: string): number {
  return NOT_LET_IN[code] ?? CloseCode.internalError;
}
