// The files that the server makes of a workshop, fetched with the key of this page's link.

import type { AttachmentId, QuestionId, Refusal } from '../protocol/messages';

export const FORMATS = ['pdf', 'docx', 'odt', 'html', 'md', 'txt', 'xlsx', 'csv', 'a3.pdf', 'zip'] as const;
export type Format = (typeof FORMATS)[number];

export const ACCOUNT = '/api/workshop/account.json';
export const ARCHIVE = '/api/workshop/archive';
export const REMARKS = '/api/workshop/remarks.json';
export const ATTACHMENTS = '/api/workshop/attachments';
export const SUMMARY = '/api/workshop/summary.json';

/** The server would not, or could not, make or take the file. `code` says why; `detail` names the note that has no place. */
export class FileFault extends Error {
  readonly code: string;
  readonly detail: string;
  /** Set when the rules said no. */
  readonly refusal: Refusal | undefined;

  constructor(code: string, detail = '', refusal?: Refusal) {
    super(`the file was not made or taken: ${code}`);
    this.code = code;
    this.detail = detail;
    this.refusal = refusal;
  }
}

export function documentAddress(format: Format): string {
  return `/api/workshop/document.${format}`;
}

/** The word cloud of a question as a picture of its own. */
export function cloudAddress(question: QuestionId, kind: 'svg' | 'png'): string {
  return `/api/workshop/cloud/${question}.${kind}`;
}

/** A file that follows the document, as it was sent in. */
export function attachmentAddress(attachment: AttachmentId): string {
  return `${ATTACHMENTS}/${attachment}`;
}

/** Sends a file in, to follow the document; what it is called is said in the address. */
export async function send(file: Blob, name: string): Promise<void> {
  const headers = { Authorization: `Bearer ${location.hash.slice(1)}`, 'Content-Type': 'application/octet-stream' };
  const response = await fetch(`${ATTACHMENTS}?${new URLSearchParams({ name })}`, { method: 'POST', headers, body: file });
  if (!response.ok) throw await faultOf(response);
}

/** Asks for a file with the key that stands in the fragment, where no log sees it. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address, { headers: { Authorization: `Bearer ${location.hash.slice(1)}` } });
  if (!response.ok) throw await faultOf(response);
  return response;
}

/** Fetches a file and gives it to the browser to keep; the name that it was given. */
export async function download(address: string, fallback: string): Promise<string> {
  const response = await fetchFile(address);
  const name = fileName(response.headers.get('Content-Disposition')) ?? fallback;
  const source = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = source;
  link.download = name;
  link.click();
  // The browser has begun to read the file when the click has ended; a minute is more than enough.
  setTimeout(() => URL.revokeObjectURL(source), 60_000);
  return name;
}

/** The name in a Content-Disposition header: the one in UTF-8 if there is one. */
export function fileName(header: string | null): string | null {
  const utf8 = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (utf8) return decodeURIComponent(utf8);
  return header?.match(/filename="([^"]+)"/i)?.[1] ?? null;
}

async function faultOf(response: Response): Promise<FileFault> {
  try {
    const { code, detail, refusal } = (await response.json()) as { code?: string; detail?: string; refusal?: Refusal };
    return new FileFault(code ?? String(response.status), detail, refusal);
  } catch {
    return new FileFault(String(response.status)); // not from our server
  }
}
