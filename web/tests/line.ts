// A line between phone and server that a story can freeze, so that packets vanish without anyone hanging up.
import net from 'node:net';

export interface Line {
  url: string;
  /** Everything that is sent from now on vanishes, in both directions and on new connections too. */
  freeze(): void;
  /** New connections work again; those that were frozen stay dead, as on a phone that slept. */
  thaw(): void;
  close(): void;
}

export async function layLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to);
  const ends = new Set<net.Socket>();
  const dead = new Set<net.Socket>();
  let frozen = false;
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const [from, into] of [[near, far], [far, near]] as const) {
      ends.add(from);
      if (frozen) dead.add(from);
      from.on('data', (bytes) => {
        if (!dead.has(from)) into.write(bytes);
      });
      from.on('close', () => {
        ends.delete(from);
        into.destroy();
      });
      from.on('error', () => into.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    freeze() {
      frozen = true;
      for (const end of ends) dead.add(end);
    },
    thaw() {
      frozen = false;
    },
    close() {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}
