// A photograph made ready to follow the document: turned as it was held, no larger than print needs, and without what the
// phone wrote into it (where it was taken, and when).

/** Pixels along the longer side: the width of a page at 300 to an inch, and some to spare. */
const SIDE_MAX = 2400;
/** How much of a photograph is kept when it is written anew: what no eye tells from the original. */
const QUALITY = 0.9;

/** The file as it is sent. What is not a photograph, or cannot be drawn here, is sent as it is. */
export async function prepared(file: File): Promise<Blob> {
  if (file.type !== 'image/jpeg') return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', QUALITY));
  } catch {
    return file; // the server says what is wrong with it
  }
}
