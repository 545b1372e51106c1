import { useEffect, useRef, useState } from 'react';

const least = 240;
const most = 880;

/** Draws at the width there is, so that text keeps its size on a phone: the box to measure, and its width in pixels. */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(least, Math.floor(entry.contentRect.width))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, Math.min(width, most)] as const;
}
