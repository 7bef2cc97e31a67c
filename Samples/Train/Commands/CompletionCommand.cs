using System.CommandLine;
using Ottt.Samples.Shared;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>completion SHELL</c>: prints a script by which a shell completes the commands of the program. It asks the program itself, by its directive <c>[suggest]</c>.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        _ottt_train() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _ottt_train Train
        """;

    private const string Zsh =
        """
        #compdef Train
        _ottt_train() {
            local -a words_found
            words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a words_found || _files
        }
        compdef _ottt_train Train
        """;

    private const string Fish =
        """
        complete -c Train -a '(Train "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName Train -ScriptBlock {
            param($word, $ast, $position)
            Train "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new() { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["pwsh"] = PowerShell };

    public static Command Create()
    {
        Argument<string> shell = new("shell") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Command("completion", "Prints a script for a shell to complete commands: source <(Train completion bash).") { shell };
        command.SetAction(result => Failures.Guard(() =>
        {
            string name = result.GetRequiredValue(shell);
            if (!Scripts.TryGetValue(name, out string? script)) throw new WrongArgumentException($"completion takes {string.Join(", ", Scripts.Keys)}, not '{name}'.");
            Console.Out.WriteLine(script);
        }));
        return command;
    }
}
