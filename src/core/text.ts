/** PostgreSQL's text holds no zero byte, and UTF-8 no lone surrogate: text with either is a mistake of the input. */
export function isWellFormedText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
