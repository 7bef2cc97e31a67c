using BenchmarkDotNet.Running;
using Ottt.Benchmarks.Commands;

if (args is [string command, ..] && BenchmarkCommands.Names.Contains(command)) return BenchmarkCommands.Run(args);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
