/** Two soft tones, made here: nothing has to be fetched to hear whether the sound works. */

const TONES_HZ = [440, 660];
const TONE_SECONDS = 0.7;
const LOUDNESS = 0.25;
const FADE_SECONDS = 0.05;
/** A computer without a sound card never comes to the end of a tone. */
const PATIENCE_MS = 3_000;

/** Play the tones; resolves when they are over. */
export async function playTestTone(): Promise<void> {
  const context = new AudioContext();
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([playAll(context), patience]);
  await context.close();
}

async function playAll(context: AudioContext): Promise<void> {
  await context.resume();
  await Promise.all(TONES_HZ.map((hertz, index) => play(context, hertz, context.currentTime + index * TONE_SECONDS)));
}

/** One tone that swells and fades, as a tone that is cut off clicks. */
function play(context: AudioContext, hertz: number, at: number): Promise<void> {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  const end = at + TONE_SECONDS;
  volume.gain.setValueAtTime(0, at).linearRampToValueAtTime(LOUDNESS, at + FADE_SECONDS);
  volume.gain.setValueAtTime(LOUDNESS, end - FADE_SECONDS).linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(end);
  return new Promise((resolve) => {
    tone.onended = () => {
      resolve();
    };
  });
}
