// A line to the server as a phone holds it, on the wire and without a browser: a thousand fit in one process.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';

/** Says hello when it opens; what is asked is answered in the order it was asked. */
export class Line {
  #waiting = [];
  #bytes = Buffer.alloc(0);
  #socket;

  static open(url, access, hand) {
    return new Promise((resolve, reject) => {
      const nonce = randomBytes(16).toString('base64');
      const request = http.get(`${url}/ws`, { headers: { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': nonce } });
      request.on('error', reject);
      request.on('response', ({ statusCode }) => reject(new Error(`no line: ${statusCode}`)));
      request.on('upgrade', ({ headers }, socket, head) => {
        const answer = createHash('sha1').update(`${nonce}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
        if (headers['sec-websocket-accept'] !== answer) reject(new Error('not a line'));
        const line = new Line();
        line.#socket = socket;
        socket.on('error', () => {});
        socket.on('data', (bytes) => line.#hear(bytes));
        line.#hear(head);
        line.#say({ type: 'hello', access, epoch: null, after: 0, hand });
        resolve(line);
      });
    });
  }

  /** Asks, one thing after the other; done when the server has received it. */
  ask(command) {
    this.#say({ type: 'ask', mark: 'bench', command });
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  close() {
    this.#socket.destroy();
  }

  #say(message) {
    const text = Buffer.from(JSON.stringify(message));
    const size = text.length < 126 ? Buffer.from([0x81, 0x80 | text.length]) : Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 255]);
    // The mask may be any; with noughts the text is its own.
    this.#socket.write(Buffer.concat([size, Buffer.alloc(4), text]));
  }

  #hear(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      if (this.#bytes.length < 2) return;
      const short = this.#bytes[1] & 127;
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (this.#bytes.length < start) return;
      const size = short === 126 ? this.#bytes.readUInt16BE(2) : short === 127 ? Number(this.#bytes.readBigUInt64BE(2)) : short;
      if (this.#bytes.length < start + size) return;
      const [kind, body] = [this.#bytes[0] & 15, this.#bytes.subarray(start, start + size)];
      this.#bytes = this.#bytes.subarray(start + size);
      if (kind === 9) this.#socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | body.length, 0, 0, 0, 0]), body]));
      if (kind !== 1) continue;
      // Most of what is heard is news for all; only the beginning is read.
      const type = /^\{"type":"(\w+)"/.exec(body.toString('latin1', 0, 32))?.[1];
      if (type === 'accepted') this.#waiting.shift()?.resolve();
      if (type === 'denied' || type === 'refused') this.#waiting.shift()?.reject(new Error(body.toString()));
    }
  }
}
