from farm.cli import main

if __name__ == "__main__":  # not where a child of ours looks for its functions
    main()
