/** What one stage of an update cost. */
export interface StageCost {
  /** Milliseconds. */
  wall: number;
  /** Milliseconds of this thread; other threads, such as a lake's in this process, not counted. */
  cpu: number;
  /** The most memory that the process was seen to hold, in bytes. */
  memory: number;
}

/** Adds up what the stages of an update cost. */
export class Stopwatch {
  readonly stages: Record<string, StageCost> = {};

  /** Runs a piece of work and counts it to a stage; stages must not overlap. */
  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const wall = performance.now();
    const cpu = process.threadCpuUsage();
    try {
      return await work();
    } finally {
      const used = process.threadCpuUsage(cpu);
      const sum = (this.stages[stage] ??= { wall: 0, cpu: 0, memory: 0 });
      sum.wall += performance.now() - wall;
      sum.cpu += (used.user + used.system) / 1000;
      sum.memory = Math.max(sum.memory, process.memoryUsage.rss());
    }
  }
}
