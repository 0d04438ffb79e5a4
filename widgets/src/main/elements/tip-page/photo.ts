// SPDX-License-Identifier: Apache-2.0

/** Quality of the picture that is made anew: what is on it stays to be seen. */
const QUALITY = 0.92;

/** Whether a file is a picture that tells more than it shows, and that this browser can make anew. */
export function isPhoto(file: File): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'].includes(file.type);
}

/**
 * The same picture, drawn anew: without place, time, telephone, previews. Upright, as the drawing takes in how it was
 * turned. Rejects if this browser cannot read it.
 */
export async function withoutOrigin(file: File): Promise<File> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!drawn) {
    throw new Error('this browser cannot draw the picture anew');
  }
  // The name may tell of time and place, too.
  return new File([drawn], 'foto.jpg', { type: 'image/jpeg' });
}
