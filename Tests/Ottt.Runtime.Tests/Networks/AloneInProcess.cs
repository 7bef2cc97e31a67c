using Xunit;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>For tests that ask about the memory of the whole process: no other test runs at the same time.</summary>
[CollectionDefinition(nameof(AloneInProcess), DisableParallelization = true)]
public sealed class AloneInProcess;
